package io.rollcall.http;

import io.rollcall.json.JsonObject;
import jakarta.inject.Singleton;

@Singleton
final class BoundJson extends Bound<JsonObject> {
    BoundJson() {
        super(JsonObject.class, request -> JsonObject.parse(RequestBody.read(request)));
    }
}
