package io.rollcall.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.rollcall.apikey.ApiKey;
import io.rollcall.apikey.ApiKeys;

/**
 * A new key, with the key itself this once.
 *
 * @param key the key itself
 * @param row what every other response shows of it
 */
record NewKeyBody(String key, @JsonUnwrapped ApiKey row) {
    static NewKeyBody of(ApiKeys.Made made) {
        return new NewKeyBody(made.text().text(), made.key());
    }

    @Override
    public String toString() {
        return "NewKeyBody[" + row.id() + "]";
    }
}
