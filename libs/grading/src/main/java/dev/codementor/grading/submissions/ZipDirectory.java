package dev.codementor.grading.submissions;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/**
 * The size of a ZIP's central directory, determined before the directory is read. A reader holds an object for each
 * entry, so a file of a few megabytes that consists of entries could use up all memory.
 */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int BYTES_PER_ENTRY = 512;
    private static final int OFFSET_OF_SIZE = 12;

    private static final long ZIP64 = 0xFFFF_FFFFL;

    private ZipDirectory() {}

    /**
     * Whether the directory may be read. A file that is not a ZIP passes, and its reader then reports that.
     *
     * @param channel is read at its end and left at its beginning
     */
    static boolean isWithin(SeekableByteChannel channel, int mostEntries) throws IOException {
        long size = channel.size();
        ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, END_LENGTH + LONGEST_COMMENT))
                .order(ByteOrder.LITTLE_ENDIAN);
        channel.position(size - tail.capacity());
        while (tail.hasRemaining() && channel.read(tail) >= 0) {
            continue;
        }
        channel.position(0);
        for (int at = tail.position() - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                long bytes = Integer.toUnsignedLong(tail.getInt(at + OFFSET_OF_SIZE));
                long start = Integer.toUnsignedLong(tail.getInt(at + OFFSET_OF_SIZE + Integer.BYTES));
                long end = size - tail.position() + at;
                long said = bytes == ZIP64 || start == ZIP64 ? end : Math.max(bytes, end - start);
                return said <= (long) mostEntries * BYTES_PER_ENTRY;
            }
        }
        return true;
    }
}
