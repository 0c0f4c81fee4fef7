package io.rollcall.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rollcall.directory.NettyTransport;
import io.rollcall.testing.Call;
import io.rollcall.testing.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The template, deployed by SAM CLI to an emulator. */
final class Stack {
    private static final String NAME = "rollcall";
    private static final int PATIENCE_SECONDS = 180;

    private final Emulator emulator;
    private final String sam;
    private final Map<String, String> outputs = new HashMap<>();

    private Stack(Emulator emulator, String sam) {
        this.emulator = emulator;
        this.sam = sam;
    }

    /** @param sam the command */
    static Stack deploy(Emulator emulator, String sam, Path template, List<String> parameters) {
        Stack stack = new Stack(emulator, sam);
        List<String> command = new ArrayList<>(List.of(
                "deploy",
                "--template-file",
                template.toString(),
                "--stack-name",
                NAME,
                "--resolve-s3",
                "--capabilities",
                "CAPABILITY_IAM",
                "--no-confirm-changeset",
                "--no-progressbar",
                "--parameter-overrides"));
        command.addAll(parameters);
        stack.run(command);
        stack.readOutputs();
        return stack;
    }

    /** An output of the template. */
    String output(String name) {
        String value = outputs.get(name);
        if (value == null) {
            throw new AssertionError("No output " + name + " in " + outputs.keySet());
        }
        return value;
    }

    /** Calls the API at the path by which emulators serve it, because its own host name leads nowhere here. */
    Reply send(Call call) {
        String api = output("Url").replaceAll("https?://([a-z0-9]+)\\..*", "$1");
        String path = "/restapis/" + api + "/live/_user_request_" + call.path();
        return new NettyTransport(emulator.endpoint().getPort())
                .send(new Call(call.method(), path, call.query(), call.headers(), call.body()));
    }

    /** Deletes the stack. */
    void delete() {
        run(List.of("delete", "--stack-name", NAME, "--no-prompts", "--region", Emulator.REGION));
    }

    private void readOutputs() {
        try {
            JsonNode list = new ObjectMapper()
                    .readTree(run(List.of("list", "stack-outputs", "--stack-name", NAME, "--output", "json")));
            list.forEach(output -> outputs.put(
                    output.path("OutputKey").textValue(),
                    output.path("OutputValue").textValue()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What a command of SAM CLI prints. */
    private String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(sam));
        command.addAll(arguments);
        try {
            Path printed = Files.createTempFile("sam", ".out");
            Path complaints = Files.createTempFile("sam", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(printed.toFile()).redirectError(complaints.toFile());
            builder.environment().putAll(emulator.environment());
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " does not end");
            }
            String output = Files.readString(printed, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " ends with " + process.exitValue() + "\n" + output
                        + Files.readString(complaints, StandardCharsets.UTF_8));
            }
            return output;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
