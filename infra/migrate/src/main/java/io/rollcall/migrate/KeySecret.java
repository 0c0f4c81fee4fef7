package io.rollcall.migrate;

import io.rollcall.secret.SecretsManager;
import io.rollcall.setting.SettingException;
import io.rollcall.setting.Settings;
import io.rollcall.time.Ids;
import io.rollcall.token.SigningKey;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The secret that holds the private keys which sign access tokens. What is a key is never written over but by a rotation. */
final class KeySecret {
    private static final int BITS = 2048;

    /** What a template may have put there so that the secret is not empty. */
    private static final List<String> PLACEHOLDERS = List.of("{}", "placeholder");

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]+-----END [A-Z ]*PRIVATE KEY-----");

    private final SecretsManager secrets;
    private final String id;
    private final Ids ids;

    /** @param environment names the secret */
    KeySecret(Settings environment, Ids ids) {
        this.secrets = SecretsManager.of(environment);
        this.id = environment.required(Owner.KEY_SECRET);
        this.ids = ids;
    }

    /** The keys, the first of which signs; made now where there are none. */
    List<SigningKey> ensure() {
        Optional<String> text = text();
        if (text.isPresent()) {
            return parse(text.get());
        }
        String made = generate();
        secrets.write(id, made, ids.next());
        // Whoever else made one at the same moment: what stands there now is what counts.
        return parse(text().orElse(made));
    }

    /**
     * The keys as texts of their own, the first of which signs.
     *
     * @throws WorkFailed when there is none, or one in another form than PEM
     */
    List<String> blocks() {
        String text = text().orElseThrow(() -> new WorkFailed(Owner.KEY_SECRET + ": the secret holds no key yet"));
        List<String> blocks = PEM.matcher(text.replace("\\n", "\n"))
                .results()
                .map(MatchResult::group)
                .toList();
        if (blocks.size() != parse(text).size()) {
            throw new WorkFailed(Owner.KEY_SECRET + ": only keys in PEM are rotated");
        }
        return blocks;
    }

    void write(List<String> blocks) {
        secrets.write(id, String.join("\n", blocks) + "\n", ids.next());
    }

    static String generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
            return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has RSA", impossible);
        }
    }

    static List<SigningKey> parse(String text) {
        try {
            return SigningKey.parse(text);
        } catch (SettingException unusable) {
            throw new SettingException(
                    String.valueOf(unusable.getMessage()).replace(SigningKey.SETTING, Owner.KEY_SECRET));
        }
    }

    private Optional<String> text() {
        return secrets.read(id).map(String::strip).filter(text -> !text.isEmpty() && !PLACEHOLDERS.contains(text));
    }
}
