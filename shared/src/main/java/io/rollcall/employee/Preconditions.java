package io.rollcall.employee;

import io.rollcall.setting.CheckedAtStart;
import io.rollcall.setting.Settings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code If-Match} as the operator wants it: welcome, or demanded (RFC 6585, section 3). */
@Singleton
public final class Preconditions implements CheckedAtStart {
    private final boolean demanded;

    Preconditions(Settings settings) {
        this.demanded = "required".equals(settings.choice("ROLLCALL_IF_MATCH", List.of("optional", "required")));
    }

    /**
     * Reads the header.
     *
     * @throws PreconditionRequired when it is demanded and missing
     */
    public Optional<Precondition> ifMatch(@Nullable String header) {
        Optional<Precondition> precondition = Precondition.parse(header);
        if (demanded && precondition.isEmpty()) {
            throw new PreconditionRequired();
        }
        return precondition;
    }
}
