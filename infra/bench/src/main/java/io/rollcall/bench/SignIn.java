package io.rollcall.bench;

import io.rollcall.testing.Reply;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What a sign-in costs beside the hash that it cannot do without, in milliseconds a call, on a warm JVM with all its compilers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:MaxRAMPercentage=70"})
public class SignIn {
    /** @param arguments none */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include("io\\.rollcall\\.bench\\.SignIn\\..*")
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    /** The library's Argon2id with the parameters of {@link io.rollcall.account.PasswordHash}, and nothing else. */
    @Benchmark
    public byte[] bareHash() {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(19_456)
                .withIterations(2)
                .withParallelism(1)
                .withSalt(new byte[16])
                .build());
        byte[] hash = new byte[32];
        argon2.generateBytes(Account.PASSWORD.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    /** A whole {@code POST /login} through the login function, on a PostgreSQL that writes its log to the disk at each commit. */
    @Benchmark
    public Reply signIn(Account account) {
        return account.signIn();
    }

    /** The signature under an access token. */
    @Benchmark
    public byte[] signature(Account account) throws GeneralSecurityException {
        return account.sign();
    }

    /** One transaction of one statement, written to the disk. */
    @Benchmark
    public boolean commit(Account account) {
        return account.commit();
    }
}
