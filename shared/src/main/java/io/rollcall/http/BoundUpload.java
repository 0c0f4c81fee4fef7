package io.rollcall.http;

import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;

@Singleton
final class BoundUpload extends Bound<Upload> {
    BoundUpload() {
        super(Upload.class, request -> {
            byte[] body = RequestBody.read(request);
            return new Upload(
                    body, request.getContentType().map(MediaType::getName).orElseThrow());
        });
    }
}
