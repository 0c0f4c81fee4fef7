package io.rollcall.http;

import io.rollcall.json.Fields;

/**
 * A form's fields; as with a query, no name may come twice.
 *
 * @param query the fields
 */
public record Form(Query query) {
    /** A reading of this form's fields. */
    public Fields fields() {
        return new Fields(query.values(), "field");
    }

    /** The values may be secrets. */
    @Override
    public String toString() {
        return "Form" + query.values().keySet();
    }
}
