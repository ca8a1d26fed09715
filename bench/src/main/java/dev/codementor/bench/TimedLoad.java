package dev.codementor.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Students who ask for a certain time, after a warm-up. Prints the measurements. */
abstract class TimedLoad implements Callable<Integer> {

    private static final Duration LAST_ANSWERS = Duration.ofMinutes(2);

    @Mixin
    private Target target = new Target();

    @Option(names = "--seconds", defaultValue = "60", description = "measured time (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "40", description = "seconds before measuring (${DEFAULT-VALUE})")
    private int warmUp;

    abstract int students();

    /** Lets the students ask for a time, each question as a task of the executor. */
    abstract void ask(Classroom classroom, Duration time, ExecutorService questions, Measurements measurements);

    @Override
    public final Integer call() throws InterruptedException {
        try (Classroom classroom = Classroom.open(target, students())) {
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
        try (ExecutorService questions = Executors.newVirtualThreadPerTaskExecutor()) {
            ask(classroom, time, questions, measurements);
            questions.shutdown();
            questions.awaitTermination(time.plus(LAST_ANSWERS).toSeconds(), TimeUnit.SECONDS);
        }
        return measurements;
    }

    /** One question. A refusal is counted and reported. */
    static void ask(Student student, long question, long due, Measurements measurements) {
        try {
            measurements.record(student.ask("What does loop " + question + " do?", due));
        } catch (RuntimeException e) {
            measurements.refused();
            System.err.println(e.getMessage());
        }
    }
}
