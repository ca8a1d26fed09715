package dev.codementor.stream.sqs.queue;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.provisioning.ConsumerDestination;
import org.springframework.cloud.stream.provisioning.ProducerDestination;

/**
 * The queue of a binding, which is known by its name at once and found as soon as SQS answers. So a binding exists from
 * the start, whatever SQS does then, and a queue that was deleted is looked for (or created) again.
 */
public final class BoundQueue implements ConsumerDestination, ProducerDestination {

    private final String name;
    private final String where;
    private final Supplier<SqsQueue> search;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable SqsQueue last;
    private volatile boolean present;
    private volatile @Nullable SqsFault fault;

    /**
     * @param destination the queue's name or URL
     * @param where region and endpoint, for messages to people
     * @param search finds or creates it, or throws
     */
    public BoundQueue(String destination, String where, Supplier<SqsQueue> search) {
        this.name = destination.substring(destination.lastIndexOf('/') + 1);
        this.where = where;
        this.search = search;
    }

    /**
     * The queue; it is looked for when it is not known.
     *
     * @throws MissingQueueException if there is no such queue and it must not be created
     * @throws org.springframework.cloud.stream.provisioning.ProvisioningException if SQS does not answer or refuses
     */
    public SqsQueue find() {
        SqsQueue known = last;
        return present && known != null ? known : search();
    }

    private SqsQueue search() {
        lock.lock();
        try {
            SqsQueue known = last;
            if (present && known != null) {
                return known;
            }
            SqsQueue found = search.get();
            last = found;
            fault = null;
            present = true;
            return found;
        } catch (RuntimeException e) {
            fault = SqsFault.of(e);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it was found, and not lost since. */
    public boolean isFound() {
        return present;
    }

    /** The queue as it was found last, even if it was lost since. */
    public Optional<SqsQueue> last() {
        return Optional.ofNullable(last);
    }

    /** Why it is not found. */
    public Optional<SqsFault> fault() {
        return present ? Optional.empty() : Optional.ofNullable(fault);
    }

    /** SQS said that there is no such queue. The next {@link #find()} looks for it again. */
    public void lost(RuntimeException because) {
        fault = SqsFault.of(because);
        present = false;
    }

    /**
     * Its URL, also after it was lost.
     *
     * @throws IllegalStateException if it was never found
     */
    public String url() {
        return last().orElseThrow(() -> new IllegalStateException(this + " was not found yet"))
                .url();
    }

    public String name() {
        return name;
    }

    public boolean fifo() {
        return QueuePlan.isFifo(name);
    }

    /** Region and endpoint, such as {@code in region eu-central-1 at http://127.0.0.1:9324}. */
    public String where() {
        return where;
    }

    @Override
    public String getName() {
        return name;
    }

    /** SQS has no partitions, so every partition is this queue. */
    @Override
    public String getNameForPartition(int partition) {
        return name;
    }

    @Override
    public String toString() {
        return "SQS queue '" + name + "' " + where;
    }
}
