package io.rollcall.employees.transfer;

import io.rollcall.idempotency.Kept;
import io.rollcall.json.Fields;
import io.rollcall.json.JsonBody;
import io.rollcall.json.JsonMembers;
import io.rollcall.json.JsonObject;
import io.rollcall.json.JsonText;
import io.rollcall.json.Rules;

/** What an import did, or with {@code dry_run} would have done. */
record ImportResult(long created, long updated, long unchanged, boolean dryRun) implements JsonBody {
    static final Kept<ImportResult> KEPT = new Kept<>(JsonText::of, ImportResult::read);

    private static ImportResult read(String text) {
        Fields fields = JsonObject.parse(text).fields();
        return new ImportResult(
                fields.required("created", Rules.integer(0, Long.MAX_VALUE)).get(),
                fields.required("updated", Rules.integer(0, Long.MAX_VALUE)).get(),
                fields.required("unchanged", Rules.integer(0, Long.MAX_VALUE)).get(),
                fields.required("dry_run", Rules.bool()).get());
    }

    @Override
    public void write(JsonMembers json) {
        json.member("created", created)
                .member("updated", updated)
                .member("unchanged", unchanged)
                .member("dry_run", dryRun);
    }
}
