package io.rollcall.http;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

@Singleton
final class BoundForm extends Bound<Form> {
    BoundForm() {
        super(Form.class, request -> {
            byte[] body = RequestBody.read(request);
            return new Form(Query.parse(new String(body, StandardCharsets.ISO_8859_1)));
        });
    }
}
