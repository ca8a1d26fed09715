package dev.codementor.notifier.feed;

/**
 * How far a follower has read.
 *
 * @param epoch of the text that it holds, 0 for none
 * @param held UTF-16 code units that it holds of that epoch
 * @param news number of the latest news that it knows (see {@link JobNews}); 0 for none
 */
public record Cursor(int epoch, int held, int news) {

    /** A follower that holds and knows nothing yet. */
    public static Cursor atStart() {
        return new Cursor(0, 0, 0);
    }

    Cursor afterNews(int number) {
        return new Cursor(epoch, held, number);
    }

    Cursor afterText(int textEpoch, int end) {
        return new Cursor(textEpoch, end, news);
    }
}
