package io.rollcall.admin;

import io.rollcall.json.Fields;
import io.rollcall.json.Rules;
import java.util.Map;
import java.util.UUID;

/** The id in a path. */
final class PathId {
    private PathId() {}

    static UUID of(String segment) {
        Fields fields = new Fields(Map.of("id", segment), "parameter");
        var id = fields.required("id", Rules.uuid());
        fields.done();
        return id.get();
    }
}
