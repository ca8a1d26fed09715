package dev.codementor.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/** CPU time of processes and all their descendants, as the operating system counts it. */
final class CpuMeter {

    private final long[] pids;
    private final Duration before;

    private CpuMeter(long[] pids) {
        this.pids = pids;
        this.before = total();
    }

    static CpuMeter start(long... pids) {
        return new CpuMeter(pids);
    }

    /** CPU seconds used since the start; NaN if no process was named. */
    double seconds() {
        return pids.length == 0 ? Double.NaN : total().minus(before).toNanos() / 1e9;
    }

    private Duration total() {
        return Arrays.stream(pids)
                .mapToObj(ProcessHandle::of)
                .flatMap(process ->
                        process.stream().flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants())))
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
