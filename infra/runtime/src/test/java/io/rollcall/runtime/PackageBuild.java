package io.rollcall.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.io.FileUtils;

/**
 * Makes one folder for each function of the custom runtime: a Java with no modules but those that are used, the jars, {@code bootstrap},
 * and a cache of loaded and linked classes that is trained in that very folder. Runs in {@code mvn package}.
 */
final class PackageBuild {
    private static final String MODULES =
            "java.base,java.logging,java.management,java.naming,java.net.http,java.security.sasl,java.sql,jdk.unsupported,jdk.zipfs";

    /** The minor version of Amazon Linux 2023's C library. */
    private static final int NEWEST_GLIBC = 34;

    private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.([0-9]{1,3})");

    private final Path project;
    private final Path target;
    private final FileTime time;

    private PackageBuild(Path project, Path target, Instant time) {
        this.project = project;
        this.target = target;
        this.time = FileTime.from(time);
    }

    /** @param arguments the project's root, the folder to work in, and the time that every file gets */
    public static void main(String[] arguments) throws IOException {
        new PackageBuild(Path.of(arguments[0]), Path.of(arguments[1]), Instant.parse(arguments[2])).run();
    }

    private void run() throws IOException {
        say("Linking a Java with the modules that the functions use");
        Path java = link();
        try (TrainingStack stack = TrainingStack.open()) {
            Training training = new Training(stack);
            for (Function function : Function.values()) {
                make(function, stage(function, java), training);
            }
        }
    }

    private void make(Function function, Path folder, Training training) throws IOException {
        say("Training the " + function.id() + " function's cache on real requests");
        Seal.write(folder);
        training.train(function, folder);
        settle(folder);
        Seal.check(folder);
        requireOldEnoughLibraries(folder);
        zip(folder);
        say("%s: %d MB, %d MB of it the cache"
                .formatted(
                        folder.getFileName(),
                        FileUtils.sizeOfDirectory(folder.toFile()) >> 20,
                        Files.size(folder.resolve("function.aot")) >> 20));
    }

    private Path link() throws IOException {
        Path java = target.resolve("java");
        FileUtils.deleteDirectory(java.toFile());
        ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
        int status = jlink.run(
                System.out,
                System.err,
                "--add-modules",
                MODULES,
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--vm=server",
                "--output",
                java.toString());
        if (status != 0) {
            throw new IllegalStateException("jlink ended with " + status);
        }
        return java;
    }

    private Path stage(Function function, Path java) throws IOException {
        Path folder = target.resolve("rollcall-" + function.id() + "-custom");
        FileUtils.deleteDirectory(folder.toFile());
        FileUtils.copyDirectory(java.toFile(), folder.resolve("java").toFile());
        FileUtils.copyDirectory(
                project.resolve("infra/runtime/src/main/package").toFile(), folder.toFile());
        Files.copy(
                only(project.resolve(function.module() + "/target"), "-function.jar"), folder.resolve("function.jar"));
        Files.copy(only(target, "-function.jar"), folder.resolve("runtime.jar"));
        Files.copy(options(function), folder.resolve("java.options"));
        try (InputStream library = PackageBuild.class.getResourceAsStream("/jni/libaws-lambda-jni.linux-%s.so"
                .formatted(System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64"))) {
            Files.copy(Objects.requireNonNull(library), folder.resolve("libaws-lambda-jni.so"));
        }
        Files.setPosixFilePermissions(folder.resolve("bootstrap"), PosixFilePermissions.fromString("rwxr-xr-x"));
        settle(folder);
        return folder;
    }

    private Path options(Function function) {
        return project.resolve("infra/runtime/src/main/options/" + function.id());
    }

    /** Gives every file the one time of the build: the cache knows its files by their times too. */
    private void settle(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setLastModifiedTime(file, time);
            }
        }
    }

    /** A Java of this machine's distribution may want a newer C library than Lambda has, and would fail there alone. */
    private static void requireOldEnoughLibraries(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(PackageBuild::isNative)::iterator) {
                String symbols = Files.readString(file, StandardCharsets.ISO_8859_1);
                GLIBC.matcher(symbols)
                        .results()
                        .filter(version -> Integer.parseInt(version.group(1)) > NEWEST_GLIBC)
                        .findAny()
                        .ifPresent(newer -> {
                            throw new IllegalStateException(file + " asks for " + newer.group()
                                    + ", and Amazon Linux 2023 has GLIBC_2." + NEWEST_GLIBC
                                    + ": build with another JDK 25");
                        });
            }
        }
    }

    private static boolean isNative(Path file) {
        return file.toString().endsWith(".so") || file.endsWith(Path.of("bin", "java"));
    }

    /** Programs keep their right to run, and files their time. */
    private void zip(Path folder) throws IOException {
        Path zip = target.resolve(folder.getFileName() + ".zip");
        try (ZipArchiveOutputStream output = new ZipArchiveOutputStream(zip);
                Stream<Path> files =
                        Files.walk(folder).filter(Files::isRegularFile).sorted()) {
            for (Path file : (Iterable<Path>) files::iterator) {
                ZipArchiveEntry entry =
                        new ZipArchiveEntry(folder.relativize(file).toString());
                entry.setUnixMode(Files.isExecutable(file) ? 0_100_755 : 0_100_644);
                entry.setLastModifiedTime(time);
                output.putArchiveEntry(entry);
                Files.copy(file, output);
                output.closeArchiveEntry();
            }
        }
    }

    private static Path only(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            if (found.size() != 1) {
                throw new IllegalStateException("One *" + ending + " is wanted in " + folder + ", found " + found);
            }
            return found.getFirst();
        }
    }

    private static void say(String line) {
        PrintStream console = System.out;
        console.println(line);
    }
}
