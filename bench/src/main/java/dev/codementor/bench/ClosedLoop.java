package dev.codementor.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Each client asks, waits for the pushed settlement, and asks again: finds the highest rate. */
@Command(name = "closed", description = "closed loop: every client has one question under way")
final class ClosedLoop implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Option(names = "--clients", defaultValue = "200", description = "clients, each a student (${DEFAULT-VALUE})")
    private int clients;

    @Option(names = "--seconds", defaultValue = "60", description = "measured time (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "40", description = "seconds before measuring (${DEFAULT-VALUE})")
    private int warmUp;

    @Override
    public Integer call() throws InterruptedException {
        try (Classroom classroom = Classroom.open(target, clients)) {
            run(classroom, Duration.ofSeconds(warmUp));
            CpuMeter cpu = CpuMeter.start(target.pids);
            long start = System.nanoTime();
            Measurements measured = run(classroom, Duration.ofSeconds(seconds));
            double took = (System.nanoTime() - start) / 1e9;
            System.out.print(measured.report(took, cpu.seconds()));
            return measured.clean() ? 0 : 1;
        }
    }

    private static Measurements run(Classroom classroom, Duration time) throws InterruptedException {
        Measurements measurements = new Measurements();
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Student student : classroom.students()) {
                clients.submit(() -> {
                    for (int question = 0; System.nanoTime() < end; question++) {
                        try {
                            measurements.record(student.ask("What does loop " + question + " do?", System.nanoTime()));
                        } catch (RuntimeException e) {
                            measurements.refused();
                            System.err.println(e.getMessage());
                        }
                    }
                });
            }
            clients.shutdown();
            clients.awaitTermination(time.toSeconds() + 120, TimeUnit.SECONDS);
        }
        return measurements;
    }
}
