package dev.codementor.api.dispatch;

import dev.codementor.chores.Chore;
import dev.codementor.ledger.DispatchLedger;
import dev.codementor.ledger.ReleasedJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repairs repeatedly what crashes and lost messages leave behind. Several instances may run at once. */
final class Sweeper {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(5);
    private static final Duration MUCH_LATER = Duration.ofSeconds(10);

    private final DispatchLedger ledger;
    private final Dispatcher dispatcher;
    private final DispatchProperties settings;

    Sweeper(DispatchLedger ledger, Dispatcher dispatcher, DispatchProperties settings) {
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.settings = settings;
    }

    List<Chore> chores() {
        int batch = settings.batch();
        List<Chore> chores = new ArrayList<>();
        if (settings.resendAllAtStart()) {
            chores.add(Chore.untilItSucceeds("resend-all", SOON, this::resendAll));
        }
        chores.add(
                chore("release", settings.releaseEvery(), () -> send(ledger.releaseHeld(dispatcher.window(), batch))));
        chores.add(chore("resend-unsent", SOON, () -> send(ledger.takeUnsent(settings.unsentAfter(), batch))));
        chores.add(chore("reclaim", SOON, () -> apply(ledger.reclaim(batch))));
        chores.add(chore("expire", LATER, () -> apply(ledger.expire(batch))));
        chores.add(chore(
                "resend-vanished",
                atMost(LATER, settings.vanishedAfter()),
                () -> send(ledger.takeVanished(settings.vanishedAfter(), batch))));
        chores.add(
                chore("announce-unarchived", atMost(MUCH_LATER, settings.unarchivedAfter()), this::announceUnarchived));
        return List.copyOf(chores);
    }

    private static Duration atMost(Duration most, Duration every) {
        return every.compareTo(most) < 0 ? every : most;
    }

    private Chore chore(String name, Duration every, Chore.Round round) {
        return Chore.inBatches(name, every, settings.batch(), round);
    }

    private int resendAll() {
        int jobs = ledger.resendAll();
        if (jobs > 0) {
            log.info("action=queues-started-empty waiting={} next=sends-the-waiting-jobs-again", jobs);
        }
        return jobs;
    }

    private int send(List<ReleasedJob> jobs) {
        dispatcher.release(jobs);
        return jobs.size();
    }

    private int apply(DispatchLedger.Reclaimed reclaimed) {
        dispatcher.settled(reclaimed.settled());
        dispatcher.release(reclaimed.waiting());
        return reclaimed.settled().size() + reclaimed.waiting().size();
    }

    private int announceUnarchived() {
        var jobs = ledger.takeUnarchived(settings.unarchivedAfter(), settings.batch());
        jobs.forEach(dispatcher::announceAgain);
        return jobs.size();
    }
}
