package dev.codementor.local;

import dev.codementor.embedded.EmbeddedServerException;
import dev.codementor.settings.CannotStart;
import dev.codementor.settings.ExitCodes;
import dev.codementor.settings.Report;
import dev.codementor.settings.WrongSettings;
import dev.codementor.start.PreparedStart;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Entry point: starts everything in this JVM, and stops it in order when the process is told to. */
public final class LocalApplication {

    /** Set by the build, which runs the programs once to learn which classes they load and which code is hot. */
    private static final String PRACTISE_AND_STOP = "codementor.local.practise-and-stop";

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(20);

    private LocalApplication() {}

    /** Says it when that takes longer than a start usually does. */
    private static void awaitReady(Running running) throws InterruptedException {
        long start = System.nanoTime();
        boolean told = false;
        while (!running.ready()) {
            if (!told && System.nanoTime() - start > PATIENCE.toNanos()) {
                told = true;
                System.out.println("CodeMentor has started, but not all of it works yet; the lines above say what it"
                        + " waits for. Pages answer, and questions are kept until then.");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        // The collector with which the cache is made.
        PreparedStart.replaceProcess(arguments, "-XX:+UseParallelGC");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        try {
            Choices settings = AllSettings.read(System.getenv(), arguments);
            Running running = settings.serversOnly() ? ServersOnly.start(settings) : Everything.start(settings);
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                running.close();
                                stopped.countDown();
                            },
                            "stop"));
            awaitReady(running);
            System.out.println(running.announcement((System.nanoTime() - start) / 1_000_000));
            if (Boolean.getBoolean(PRACTISE_AND_STOP)) {
                running.practise();
                System.exit(0);
            }
            stopped.await();
        } catch (WrongSettings e) {
            System.err.println(Report.of(e.mistakes()));
            System.exit(e.getExitCode());
        } catch (CannotStart | EmbeddedServerException e) {
            System.err.println(Report.of(List.of(String.valueOf(e.getMessage()))));
            System.exit(ExitCodes.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            System.err.println("CodeMentor cannot start, and this is a mistake in it; please report what follows.");
            e.printStackTrace();
            System.exit(1);
        }
    }
}
