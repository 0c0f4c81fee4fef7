package io.rollcall.employees.transfer;

import io.rollcall.http.Query;
import io.rollcall.json.Fields;
import io.rollcall.json.Rules;
import java.util.List;

/**
 * How to import.
 *
 * @param upsert whether employees who exist are changed, instead of being an error
 * @param dryRun whether everything is checked and nothing written
 */
record ImportRequest(boolean upsert, boolean dryRun) {
    static ImportRequest from(Query parameters) {
        Fields fields = parameters.fields();
        var mode = fields.optional("mode", Rules.oneOf(List.of("create", "upsert")));
        var dryRun = fields.optional("dry_run", Rules.boolText());
        fields.done();
        return new ImportRequest(
                mode.get().filter("upsert"::equals).isPresent(), dryRun.get().orElse(false));
    }
}
