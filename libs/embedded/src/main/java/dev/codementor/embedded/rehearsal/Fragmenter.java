package dev.codementor.embedded.rehearsal;

import io.netty.buffer.ByteBuf;
import java.util.Collection;

/**
 * Splits a stream where a careless client would not expect it.
 *
 * @param lines in the middle of each line
 * @param characters within each character of several bytes
 */
record Fragmenter(boolean lines, boolean characters) {

    private static final int CONTINUATION_MASK = 0xC0;
    private static final int CONTINUATION = 0x80;
    private static final int LEADING = 0xC0;

    /** Adds the fragments. They take ownership of the part. */
    void split(ByteBuf part, Collection<ByteBuf> fragments) {
        int lineEnd = lineEnd(part, part.readerIndex());
        int middle = middle(part, part.readerIndex(), lineEnd);
        int begin = part.readerIndex();
        for (int i = part.readerIndex(); i < part.writerIndex(); i++) {
            boolean within = characters && isLeading(part.getByte(i));
            if (within || lines && i == middle) {
                fragments.add(part.retainedSlice(begin, i + 1 - begin));
                begin = i + 1;
            }
            if (i + 1 == lineEnd) {
                lineEnd = lineEnd(part, i + 1);
                middle = middle(part, i + 1, lineEnd);
            }
        }
        if (begin < part.writerIndex()) {
            fragments.add(part.retainedSlice(begin, part.writerIndex() - begin));
        }
        part.release();
    }

    /** The index after the line's end. */
    private static int lineEnd(ByteBuf part, int from) {
        int end = part.indexOf(from, part.writerIndex(), (byte) '\n');
        return end < 0 ? part.writerIndex() : end + 1;
    }

    /** A position near the line's middle, but never inside a character: splitting characters is the other fault. */
    private static int middle(ByteBuf part, int from, int end) {
        int middle = (from + end) >>> 1;
        while (middle + 1 < end && (part.getByte(middle + 1) & CONTINUATION_MASK) == CONTINUATION) {
            middle++;
        }
        return middle;
    }

    private static boolean isLeading(byte value) {
        return (value & LEADING) == LEADING;
    }
}
