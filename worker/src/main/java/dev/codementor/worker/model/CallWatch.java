package dev.codementor.worker.model;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends calls that take too long. The HTTP client's own time limits cannot distinguish the wait for the first byte
 * (minutes) from a gap between two pieces (a minute), and they do not limit the whole answer.
 */
final class CallWatch {

    private final long firstByte;
    private final long idle;
    private final long total;
    private final Set<ModelCall> calls = ConcurrentHashMap.newKeySet();

    CallWatch(ModelProperties properties) {
        this.firstByte = properties.firstByte().toNanos();
        this.idle = properties.idle().toNanos();
        this.total = properties.total().toNanos();
    }

    void add(ModelCall call) {
        calls.add(call);
    }

    void remove(ModelCall call) {
        calls.remove(call);
    }

    /** Checks all calls. Must be called several times a second. */
    void look() {
        long now = System.nanoTime();
        for (ModelCall call : calls) {
            if (call.sinceStart(now) > total) {
                call.cancelAs(ModelFault.TOTAL);
            } else if (call.answering() && call.sinceProgress(now) > idle) {
                call.cancelAs(ModelFault.IDLE);
            } else if (!call.answering() && call.sinceStart(now) > firstByte) {
                call.cancelAs(ModelFault.FIRST_BYTE);
            }
        }
    }
}
