package dev.codementor.start;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts a packaged program from the files that the build prepared beside it, in a directory named like the jar with
 * {@code -prepared}: the program's jars side by side, and a cache of their classes, read and linked ahead of time (JEP
 * 483). This saves more than half of the start. A jar's manifest cannot name a cache, so the process replaces itself
 * and keeps its number, arguments and output. If nothing is prepared, or the prepared files are older than the jar, the
 * program starts from the jar.
 *
 * <p>Must be called first in {@code main}. The jar's manifest has to allow native access.
 */
public final class PreparedStart {

    private PreparedStart() {}

    /** Does not return when the process was replaced. */
    public static void replaceProcess(String[] arguments) {
        replaceProcess(arguments, null);
    }

    /**
     * Does the same with a given garbage collector.
     *
     * @param collector a JVM option that applies when the command line names no collector; null for the JVM's own
     *     choice
     */
    public static void replaceProcess(String[] arguments, @Nullable String collector) {
        String classPath = System.getProperty("java.class.path");
        if (!classPath.endsWith(".jar") || classPath.contains(File.pathSeparator)) {
            return;
        }
        Path jar = Path.of(classPath).toAbsolutePath();
        Path prepared = jar.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", "-prepared"));
        Path cache = prepared.resolve("classes.aot");
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        try {
            if (!Files.isRegularFile(cache)
                    || Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) < 0
                    || options.stream().anyMatch(PreparedStart::staysWithItsProcess)) {
                return;
            }
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            if (collector != null && options.stream().noneMatch(PreparedStart::choosesACollector)) {
                command.add(collector);
            }
            command.add("-XX:AOTCache=" + cache);
            // A cache that does not fit this JVM only costs time.
            command.add("-Xlog:aot*=off");
            command.add("--sun-misc-unsafe-memory-access=allow");
            command.add("-jar");
            command.add(prepared.resolve(jar.getFileName()).toString());
            command.addAll(List.of(arguments));
            execute(command);
        } catch (IOException e) {
            // Whatever is wrong with the prepared files, the jar itself is complete.
        }
    }

    /** An agent or a debugger is already attached, or a person chose another cache. */
    private static boolean staysWithItsProcess(String option) {
        return option.startsWith("-agent")
                || option.startsWith("-javaagent")
                || option.startsWith("-XX:AOT")
                || option.startsWith("-XX:SharedArchiveFile")
                || option.startsWith("-Xshare");
    }

    private static boolean choosesACollector(String option) {
        return option.startsWith("-XX:+Use") && option.endsWith("GC");
    }

    /** POSIX {@code execv}; returns when the system has none or refuses. */
    private static void execute(List<String> command) {
        Linker linker = Linker.nativeLinker();
        MemorySegment function = linker.defaultLookup().find("execv").orElse(null);
        if (function == null) {
            return;
        }
        MethodHandle execv = linker.downcallHandle(function, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment words = arena.allocate(ADDRESS, command.size() + 1L);
            for (int i = 0; i < command.size(); i++) {
                words.setAtIndex(ADDRESS, i, arena.allocateFrom(command.get(i)));
            }
            int refused = (int) execv.invokeExact(words.getAtIndex(ADDRESS, 0), words);
            assert refused < 0;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
