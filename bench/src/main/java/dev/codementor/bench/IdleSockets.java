package dev.codementor.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many students who are connected and receive nothing, while one asks. */
@Command(name = "sockets", description = "many idle connections, and one student who asks")
final class IdleSockets implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Option(names = "--connections", defaultValue = "5000", description = "idle connections (${DEFAULT-VALUE})")
    private int connections;

    @Option(names = "--seconds", defaultValue = "30", description = "how long they stay (${DEFAULT-VALUE})")
    private int seconds;

    @Override
    public Integer call() {
        try (Classroom classroom = Classroom.open(target, connections)) {
            Measurements measurements = new Measurements();
            long start = System.nanoTime();
            while (System.nanoTime() - start < seconds * 1_000_000_000L) {
                measurements.record(classroom.students().getFirst().ask("What is a socket?", System.nanoTime()));
                LockSupport.parkNanos(100_000_000L);
            }
            System.out.printf("%d connections stayed open%n", connections);
            System.out.print(measurements.report((System.nanoTime() - start) / 1e9, Double.NaN));
            return measurements.clean() ? 0 : 1;
        }
    }
}
