package dev.codementor.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Questions are due at fixed times, whether earlier ones were answered or not, and every latency counts from when its
 * question was due. So a stall shows in all questions that it delayed, and not in one alone.
 */
@Command(name = "open", description = "open loop: questions come at a fixed rate")
final class OpenLoop implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Option(names = "--rate", defaultValue = "500", description = "questions a second (${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--students", defaultValue = "200", description = "students who ask in turn (${DEFAULT-VALUE})")
    private int students;

    @Option(names = "--seconds", defaultValue = "60", description = "measured time (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "40", description = "seconds before measuring (${DEFAULT-VALUE})")
    private int warmUp;

    @Override
    public Integer call() throws InterruptedException {
        try (Classroom classroom = Classroom.open(target, students)) {
            run(classroom, Duration.ofSeconds(warmUp));
            CpuMeter cpu = CpuMeter.start(target.pids);
            long start = System.nanoTime();
            Measurements measured = run(classroom, Duration.ofSeconds(seconds));
            double took = (System.nanoTime() - start) / 1e9;
            System.out.print(measured.report(took, cpu.seconds()));
            return measured.clean() ? 0 : 1;
        }
    }

    private Measurements run(Classroom classroom, Duration time) throws InterruptedException {
        Measurements measurements = new Measurements();
        long start = System.nanoTime();
        long questions = time.toSeconds() * rate;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long question = 0; question < questions; question++) {
                long due = start + question * 1_000_000_000L / rate;
                Student student = classroom.students().get((int) (question % students));
                String prompt = "What does loop " + question + " do?";
                LockSupport.parkNanos(due - System.nanoTime());
                clients.submit(() -> {
                    try {
                        measurements.record(student.ask(prompt, due));
                    } catch (RuntimeException e) {
                        measurements.refused();
                        System.err.println(e.getMessage());
                    }
                });
            }
            clients.shutdown();
            clients.awaitTermination(120, TimeUnit.SECONDS);
        }
        return measurements;
    }
}
