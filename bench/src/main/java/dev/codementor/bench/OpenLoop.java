package dev.codementor.bench;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Questions are due at fixed times, whether earlier ones were answered or not, and every latency counts from when its
 * question was due. So a stall affects all questions that it delayed, and not just one.
 */
@Command(name = "open", description = "open loop: questions come at a fixed rate")
final class OpenLoop extends TimedLoad {

    @Option(names = "--rate", defaultValue = "500", description = "questions a second (${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--students", defaultValue = "200", description = "students who ask in turn (${DEFAULT-VALUE})")
    private int students;

    @Override
    int students() {
        return students;
    }

    @Override
    void ask(Classroom classroom, Duration time, ExecutorService questions, Measurements measurements) {
        long start = System.nanoTime();
        long count = time.toSeconds() * rate;
        for (long i = 0; i < count; i++) {
            long question = i;
            long due = start + question * 1_000_000_000L / rate;
            Student student = classroom.students().get((int) (question % students));
            LockSupport.parkNanos(due - System.nanoTime());
            questions.execute(() -> ask(student, question, due, measurements));
        }
    }
}
