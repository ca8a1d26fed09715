package dev.codementor.stream.sqs.receive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

/** Repeats a batch call for the entries that failed through SQS's own fault. */
final class BatchTries {

    private static final int TRIES = 3;

    private BatchTries() {}

    /** @param call takes indexes, which serve as the entries' ids, and returns the entries that failed */
    static List<Settlement.Outcome> run(int size, Function<List<Integer>, List<BatchResultErrorEntry>> call)
            throws InterruptedException {
        Settlement.Outcome[] outcomes = new Settlement.Outcome[size];
        Arrays.fill(outcomes, Settlement.Outcome.DONE);
        List<Integer> left = IntStream.range(0, size).boxed().toList();
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            if (attempt > 1) {
                Thread.sleep(50L * attempt);
            }
            List<Integer> again = new ArrayList<>();
            for (int i : left) {
                outcomes[i] = Settlement.Outcome.DONE;
            }
            for (BatchResultErrorEntry error : call.apply(left)) {
                int i = Integer.parseInt(error.id());
                outcomes[i] = error.senderFault() ? Settlement.Outcome.LOST : Settlement.Outcome.FAILED;
                if (!error.senderFault() && attempt < TRIES) {
                    again.add(i);
                }
            }
            left = again;
        }
        return Arrays.asList(outcomes);
    }
}
