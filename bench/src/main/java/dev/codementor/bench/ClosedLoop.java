package dev.codementor.bench;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Each client asks, waits for the pushed settlement, and asks again: finds the highest rate. */
@Command(name = "closed", description = "closed loop: every client has one question under way")
final class ClosedLoop extends TimedLoad {

    @Option(names = "--clients", defaultValue = "200", description = "clients, each a student (${DEFAULT-VALUE})")
    private int clients;

    @Override
    int students() {
        return clients;
    }

    @Override
    void ask(Classroom classroom, Duration time, ExecutorService questions, Measurements measurements) {
        long end = System.nanoTime() + time.toNanos();
        for (Student student : classroom.students()) {
            questions.execute(() -> {
                for (int question = 0; System.nanoTime() < end; question++) {
                    ask(student, question, System.nanoTime(), measurements);
                }
            });
        }
    }
}
