package dev.codementor.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One student on an idle system: measures the cost of the path itself. */
@Command(name = "idle", description = "one student, one question at a time, with pauses")
final class IdleLatency implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Option(names = "--questions", defaultValue = "2000", description = "measured questions (${DEFAULT-VALUE})")
    private int questions;

    @Option(names = "--warm-up", defaultValue = "3000", description = "questions before measuring (${DEFAULT-VALUE})")
    private int warmUp;

    @Option(names = "--pause", defaultValue = "5", description = "milliseconds between questions (${DEFAULT-VALUE})")
    private int pause;

    @Override
    public Integer call() {
        try (Classroom classroom = Classroom.open(target, 1)) {
            Student student = classroom.students().getFirst();
            run(student, warmUp);
            CpuMeter cpu = CpuMeter.start(target.pids);
            long start = System.nanoTime();
            Measurements measured = run(student, questions);
            double took = (System.nanoTime() - start) / 1e9;
            System.out.print(measured.report(took, cpu.seconds()));
            return measured.clean() ? 0 : 1;
        }
    }

    private Measurements run(Student student, int count) {
        Measurements measurements = new Measurements();
        for (int question = 0; question < count; question++) {
            measurements.record(student.ask("What does loop " + question + " do?", System.nanoTime()));
            LockSupport.parkNanos(pause * 1_000_000L);
        }
        return measurements;
    }
}
