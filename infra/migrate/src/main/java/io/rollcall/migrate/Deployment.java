package io.rollcall.migrate;

import io.rollcall.account.FirstAdministrator;
import io.rollcall.database.Connector;
import io.rollcall.database.aws.DatabaseIam;
import io.rollcall.digest.Sha256;
import io.rollcall.migrations.Engine;
import io.rollcall.migrations.Migrations;
import io.rollcall.migrations.Roles;
import io.rollcall.secret.Secrets;
import io.rollcall.setting.SettingException;
import io.rollcall.setting.Settings;
import io.rollcall.time.Ids;
import io.rollcall.token.SigningKey;
import io.rollcall.token.StoredKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happens at a deploy, in an order in which each step may be the last one of a run: tables, roles, their way in, the signing key, the
 * first administrator. Every step leaves alone what is there already.
 */
final class Deployment {
    private static final String PASSWORD = "ROLLCALL_ADMIN_PASSWORD";

    /** The functions, as the properties of the custom resource name them: {@code LoginRole}, {@code LoginSecret} and so on. */
    private static final Map<String, String> FUNCTIONS = Map.of(
            "rollcall_login", "Login",
            "rollcall_employees", "Employees",
            "rollcall_admin", "Admin");

    private final Settings environment;
    private final Map<String, Object> properties;
    private final Duration patience;

    /**
     * @param properties of the custom resource
     * @param patience with a database that lets nobody in yet
     */
    Deployment(Settings environment, Map<String, Object> properties, Duration patience) {
        this.environment = environment;
        this.properties = properties;
        this.patience = patience;
    }

    /** What was done, for the stack's outputs; other settings give another digest, short enough for the description of a function's version. */
    Map<String, String> run() {
        try (Owner owner = Owner.of(environment)) {
            DatabaseIam iam = DatabaseIam.from(owner.settings());
            OwnerDatabase database = new OwnerDatabase(owner.bean(Connector.class), patience);
            boolean roles =
                    new Migrations(database, iam == DatabaseIam.DSQL ? Engine.AURORA_DSQL : Engine.POSTGRESQL).run();
            if (roles) {
                letIn(database, iam, owner.settings());
            }
            String kid = publish(owner, new KeySecret(environment, owner.bean(Ids.class)).ensure());
            String administrator = administrator(owner);
            return Map.of(
                    "Roles",
                    String.valueOf(roles),
                    "SigningKey",
                    kid,
                    "Administrator",
                    administrator,
                    "Settings",
                    Sha256.hex(String.valueOf(properties.get("Settings"))));
        } catch (SQLException failed) {
            throw new IllegalStateException("A role's way in could not be made", failed);
        }
    }

    private void letIn(OwnerDatabase database, DatabaseIam iam, Settings settings) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Roles roles = new Roles(connection);
            for (String role : Migrations.ROLES) {
                Optional<String> secret = property(role, "Secret");
                Optional<String> arn = property(role, "Role");
                if (iam == DatabaseIam.DSQL) {
                    if (arn.isPresent()) {
                        roles.signInByDsqlIam(role, arn.get());
                    }
                } else if (secret.isPresent()) {
                    roles.password(role, password(settings, role, secret.get()));
                } else if (roles.knowRdsIam()) {
                    roles.signInByRdsIam(role);
                }
            }
        }
    }

    /** Named by the property that names the secret, because that is what has to be mended. */
    private static String password(Settings settings, String role, String secret) {
        try {
            return Secrets.password(settings, secret);
        } catch (SettingException unusable) {
            String told = String.valueOf(unusable.getMessage());
            throw new WorkFailed(FUNCTIONS.get(role) + "Secret" + told.substring(told.indexOf(':')));
        }
    }

    private Optional<String> property(String role, String kind) {
        return Optional.ofNullable(properties.get(FUNCTIONS.get(role) + kind))
                .map(String::valueOf)
                .filter(text -> !text.isBlank());
    }

    private static String publish(Owner owner, List<SigningKey> keys) {
        StoredKeys stored = owner.bean(StoredKeys.class);
        keys.forEach(key -> stored.publish(key.publicKey()));
        return keys.getFirst().publicKey().kid();
    }

    /** The password is asked for by name where it is missing: there is no default. */
    private static String administrator(Owner owner) {
        FirstAdministrator first = owner.bean(FirstAdministrator.class);
        return first.ensure(owner.settings().required(PASSWORD)).isPresent() ? "made" : "there";
    }
}
