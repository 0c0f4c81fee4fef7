package io.rollcall.employees.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.rollcall.audit.State;
import io.rollcall.idempotency.Kept;
import io.rollcall.json.Fields;
import io.rollcall.json.JsonObject;
import io.rollcall.json.Rules;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an import did, or with {@code dry_run} would have done. */
@Serdeable
record ImportResult(
        long created,
        long updated,
        long unchanged,
        @JsonProperty("dry_run") boolean dryRun) {
    static final Kept<ImportResult> KEPT = new Kept<>(ImportResult::write, ImportResult::read);

    String write() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("created", created);
        members.put("updated", updated);
        members.put("unchanged", unchanged);
        members.put("dry_run", dryRun);
        return State.of(members);
    }

    private static ImportResult read(String text) {
        Fields fields = JsonObject.parse(text).fields();
        return new ImportResult(
                fields.required("created", Rules.integer(0, Long.MAX_VALUE)).get(),
                fields.required("updated", Rules.integer(0, Long.MAX_VALUE)).get(),
                fields.required("unchanged", Rules.integer(0, Long.MAX_VALUE)).get(),
                fields.required("dry_run", Rules.bool()).get());
    }
}
