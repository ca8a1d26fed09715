package dev.codementor.notifier.feed;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.fleet.Place;
import dev.codementor.ledger.JobReader.TextSnapshot;
import dev.codementor.notifier.feed.Reading.Chunk;
import dev.codementor.notifier.feed.Reading.Ending;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this notifier knows of one job. Events and snapshots write it in any order and number; followers read on from
 * where they are, each at its own pace.
 */
public final class JobFeed {

    /** More news than this are skipped for a follower that has not read them; the latest ones tell all that matters. */
    private static final int KEPT_NEWS = 8;

    private final JobId job;
    private final String owner;
    private final LiveText text = new LiveText();
    private final ArrayDeque<JobNews> news = new ArrayDeque<>(4);
    private List<Follower> followers = List.of();
    private int lastNumber;
    private @Nullable JobState state;
    private @Nullable Ending ending;
    private boolean announced;
    private boolean retired;
    private int changes;
    private long lastHeard;
    private long lastAsked;

    JobFeed(JobId job, String owner, long now) {
        this.job = job;
        this.owner = owner;
        this.lastHeard = now;
        this.lastAsked = now - Long.MAX_VALUE / 4;
    }

    public JobId job() {
        return job;
    }

    public String owner() {
        return owner;
    }

    /** Adds a follower; false when the feed is over and the follower has to look for a new one. */
    public synchronized boolean add(Follower follower) {
        if (retired) {
            return false;
        }
        List<Follower> more = new ArrayList<>(followers);
        more.add(follower);
        followers = List.copyOf(more);
        return true;
    }

    public synchronized void remove(Follower follower) {
        followers = followers.stream().filter(other -> other != follower).toList();
    }

    /** Where a follower begins that holds so much text: with the latest news, and none of a job that is over. */
    public synchronized Cursor enter(int epoch, int held) {
        return new Cursor(epoch, held, ending == null ? Math.max(0, lastNumber - 1) : lastNumber);
    }

    /**
     * What comes after a cursor.
     *
     * @param mostText longest chunk, in UTF-16 code units
     */
    public synchronized Reading read(Cursor cursor, int mostText) {
        List<JobNews> unread = List.of();
        Cursor next = cursor;
        if (cursor.news() < lastNumber) {
            unread = news.stream().filter(one -> one.number() > cursor.news()).toList();
            next = next.afterNews(lastNumber);
        }
        if (ending != null && isComplete(cursor, ending)) {
            return new Reading(unread, null, ending, false, false, next);
        }
        LiveText.Piece piece = text.after(cursor.epoch(), cursor.held(), mostText);
        if (piece != null) {
            next = next.afterText(piece.epoch(), piece.end());
            boolean complete = ending != null && isComplete(next, ending);
            boolean more = !complete && text.after(next.epoch(), next.held(), 1) != null;
            return new Reading(
                    unread,
                    new Chunk(piece.epoch(), piece.offset(), piece.text()),
                    complete ? ending : null,
                    more,
                    !complete && !more && isLacking(next),
                    next);
        }
        if (ending != null && ending.length() == 0) {
            // An empty text of this epoch: whatever the follower holds is not part of the outcome.
            next = next.afterText(ending.epoch(), 0);
            return new Reading(unread, new Chunk(ending.epoch(), 0, ""), ending, false, false, next);
        }
        return new Reading(unread, null, null, false, isLacking(cursor), next);
    }

    private boolean isLacking(Cursor cursor) {
        return ending != null || text.lacking(cursor.epoch(), cursor.held());
    }

    private static boolean isComplete(Cursor cursor, Ending ending) {
        // A client that says it holds more than there is cannot be helped, and need not be.
        return cursor.epoch() > ending.epoch()
                || (cursor.epoch() == ending.epoch() && cursor.held() >= ending.length());
    }

    /** Takes an event in; returns whether the ledger should be asked what is true. */
    synchronized boolean hear(LiveEvent event, long now) {
        lastHeard = now;
        changes++;
        return switch (event) {
            case LiveEvent.StateChanged changed -> hearState(changed.state());
            case LiveEvent.TextAdded added -> hearText(added);
            case LiveEvent.Settled settled -> {
                end(new Ending(settled.state(), settled.epoch(), settled.length(), settled.failure()));
                yield false;
            }
        };
    }

    private boolean hearState(JobState heard) {
        if (ending != null || heard == state || heard.settled()) {
            return false;
        }
        if (state != null && heard.ordinal() < state.ordinal()) {
            // Either a job that went back to the queue or news that were overtaken; only the ledger knows.
            return state == JobState.RUNNING;
        }
        become(heard);
        return false;
    }

    private boolean hearText(LiveEvent.TextAdded added) {
        if (ending == null && state != JobState.RUNNING) {
            become(JobState.RUNNING);
        }
        if (ending != null && added.epoch() != ending.epoch()) {
            return false;
        }
        if (text.add(added.epoch(), added.offset(), added.text())) {
            tell(added.text().length());
        }
        return false;
    }

    private void become(JobState heard) {
        state = heard;
        add(new JobNews(++lastNumber, heard, null, null, null));
    }

    private void add(JobNews one) {
        if (news.size() == KEPT_NEWS) {
            news.removeFirst();
        }
        news.addLast(one);
        tell(0);
    }

    private void end(Ending heard) {
        if (ending != null) {
            return;
        }
        ending = heard;
        state = heard.state();
        if (text.epoch() > heard.epoch()) {
            text.become(heard.epoch(), "");
        }
        tell(0);
    }

    private void tell(int codeUnits) {
        for (Follower follower : followers) {
            follower.changed(codeUnits);
        }
    }

    /**
     * Takes in what the ledger said.
     *
     * @param changesBefore of the feed when the ledger was asked: an event that came since knows the state better
     */
    synchronized void learn(TextSnapshot snapshot, int changesBefore) {
        if (snapshot.state().settled()) {
            text.become(snapshot.epoch(), snapshot.text());
            ending = new Ending(
                    snapshot.state(), snapshot.epoch(), snapshot.text().length(), snapshot.failure());
            state = snapshot.state();
            tell(0);
            return;
        }
        int before = text.size();
        if (text.merge(snapshot.epoch(), snapshot.text())) {
            tell(Math.max(0, text.size() - before));
        } else {
            // Followers that wait for the ledger look again whether they can go on.
            tell(0);
        }
        if (ending == null && snapshot.state() != state && changesBefore == changes) {
            become(snapshot.state());
        }
    }

    /** Takes in where the job stands in the queue. */
    synchronized void place(Place place) {
        JobNews latest = news.peekLast();
        if (!waits() || state == null) {
            return;
        }
        Integer told = latest == null ? null : latest.position();
        if (latest == null || told == null || place.isNewsAfter(new Place(told, latest.eta(), latest.waiting()))) {
            add(new JobNews(++lastNumber, state, place.position(), place.eta(), place.waiting()));
        }
    }

    synchronized int changes() {
        return changes;
    }

    /** Whether it is in a queue, as far as is known. */
    synchronized boolean waits() {
        return state == JobState.ACCEPTED || state == JobState.QUEUED;
    }

    synchronized boolean isFollowed() {
        return !followers.isEmpty();
    }

    synchronized boolean isSettled() {
        return ending != null;
    }

    synchronized int size() {
        return text.size();
    }

    synchronized long lastHeard() {
        return lastHeard;
    }

    /** Says, once, that this is the first event of the job here. */
    synchronized boolean announce() {
        boolean first = !announced;
        announced = true;
        return first;
    }

    /** Notes that the ledger is asked now, unless it was within the given time. */
    synchronized boolean mayAsk(long now, long within) {
        if (now - lastAsked < within) {
            return false;
        }
        lastAsked = now;
        return true;
    }

    /** Ends the feed, unless somebody follows it. */
    synchronized boolean retire() {
        if (followers.isEmpty()) {
            retired = true;
        }
        return retired;
    }

    /** Gives its text's memory back. */
    synchronized void forgetText() {
        text.forget();
    }
}
