package dev.codementor.grading.submissions;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A file that says how much of it was read. */
final class CountingChannel implements SeekableByteChannel {

    private final SeekableInMemoryByteChannel bytes;
    private long read;

    CountingChannel(byte[] bytes) {
        this.bytes = new SeekableInMemoryByteChannel(bytes);
    }

    long bytesRead() {
        return read;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = bytes.read(target);
        read += Math.max(0, count);
        return count;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
        return bytes.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        bytes.position(position);
        return this;
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return bytes.isOpen();
    }

    @Override
    public void close() {
        bytes.close();
    }
}
