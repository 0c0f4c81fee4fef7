package io.rollcall.setting;

/** The setting that multiplies every rate limit and every threshold of failed sign-ins, for load tests. */
public final class LimitsFactor {
    private static final String SETTING = "ROLLCALL_LIMITS_FACTOR";
    private static final double MOST = 1_000_000;

    private LimitsFactor() {}

    /** @throws SettingException when it is no number over 0 */
    public static double from(Settings settings) {
        String text = settings.text(SETTING).orElse("1");
        try {
            double factor = Double.parseDouble(text);
            if (factor > 0 && factor <= MOST) {
                return factor;
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        throw new SettingException(SETTING + ": must be a number over 0 and at most 1000000");
    }
}
