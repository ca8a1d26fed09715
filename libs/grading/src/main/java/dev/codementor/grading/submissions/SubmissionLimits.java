package dev.codementor.grading.submissions;

/**
 * The limits of a batch. Exceeding one of the first three refuses the batch. Exceeding another refuses only the file or
 * submission.
 *
 * @param mostSubmissions in a batch, 1 to 100,000
 * @param mostEntries in an archive, counted with folders, 1 to 1,000,000
 * @param mostBytes of all files together, unpacked, at least 1
 * @param mostFiles in a submission, at least 1
 * @param mostBytesPerFile unpacked, at least 1
 * @param mostBytesPerSubmission unpacked, at least 1; a submission is held in memory
 * @param mostBytesPerArchive of a packed ZIP within a submission, 0 to open none; it is held in memory
 * @param mostRatio of a file's unpacked size to its packed size from {@value #RATIO_MATTERS} bytes on, at least 1;
 *     programs come to 10, DEFLATE can do 1,032
 */
public record SubmissionLimits(
        int mostSubmissions,
        int mostEntries,
        long mostBytes,
        int mostFiles,
        int mostBytesPerFile,
        int mostBytesPerSubmission,
        int mostBytesPerArchive,
        int mostRatio) {

    static final int RATIO_MATTERS = 100_000;

    private static final int MEBI = 1 << 20;

    /** For a class of up to 5,000 with 1 GiB of files. */
    public static final SubmissionLimits DEFAULTS =
            new SubmissionLimits(5_000, 100_000, 1_024L * MEBI, 100, MEBI, 4 * MEBI, 8 * MEBI, 200);

    /** @throws IllegalArgumentException out of these ranges */
    public SubmissionLimits {
        if (mostSubmissions < 1
                || mostSubmissions > 100_000
                || mostEntries < 1
                || mostEntries > 1_000_000
                || mostBytes < 1
                || mostFiles < 1
                || mostBytesPerFile < 1
                || mostBytesPerSubmission < 1
                || mostBytesPerArchive < 0
                || mostRatio < 1) {
            throw new IllegalArgumentException("a limit is out of its range");
        }
    }
}
