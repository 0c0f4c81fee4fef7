package io.rollcall.aws;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.testcontainers.Testcontainers;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * The emulator that the environment names: one that runs already, or a container.
 *
 * @param container none where the emulator is not ours to stop
 */
record EmulatorServer(Emulator emulator, Optional<GenericContainer<?>> container) implements AutoCloseable {
    private static final int PORT = 4566;
    private static final String DEFAULT_IMAGE = "localstack/localstack:latest";

    /** @param port on this machine that functions have to reach */
    static EmulatorServer start(int port) {
        String url = setting("ROLLCALL_EMULATOR_URL", "");
        return url.isEmpty() ? ofContainer(port) : new EmulatorServer(new Emulator(URI.create(url)), Optional.empty());
    }

    /** The name by which a function reaches what listens on this machine. */
    String hostOfThisMachine() {
        return container.isPresent() ? "host.testcontainers.internal" : "127.0.0.1";
    }

    static String setting(String name, String fallback) {
        @Nullable String value = System.getenv(name);
        return value == null || value.isBlank() ? fallback : value;
    }

    private static EmulatorServer ofContainer(int port) {
        Testcontainers.exposeHostPorts(port);
        GenericContainer<?> container = new GenericContainer<>(
                        DockerImageName.parse(setting("ROLLCALL_EMULATOR_IMAGE", DEFAULT_IMAGE)))
                .withExposedPorts(PORT)
                .withAccessToHost(true)
                .withEnv("LOCALSTACK_AUTH_TOKEN", setting("LOCALSTACK_AUTH_TOKEN", ""))
                .waitingFor(Wait.forListeningPort());
        container.start();
        URI endpoint = URI.create("http://127.0.0.1:" + container.getMappedPort(PORT));
        return new EmulatorServer(new Emulator(endpoint), Optional.of(container));
    }

    @Override
    public void close() {
        container.ifPresent(GenericContainer::stop);
    }
}
