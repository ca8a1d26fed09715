package dev.codementor.bench;

import dev.codementor.contract.socket.ServerFrame;

/** A reader's copy of one answer, kept by the rules for clients; notices a gap instead of asking again. */
final class HeldText {

    private final StringBuilder text = new StringBuilder();
    private int epoch;
    private boolean gap;

    void append(ServerFrame.Chunk chunk) {
        if (chunk.epoch() < epoch) {
            return;
        }
        if (chunk.epoch() > epoch) {
            epoch = chunk.epoch();
            text.setLength(Math.min(text.length(), chunk.offset()));
        }
        int overlap = text.length() - chunk.offset();
        if (overlap < 0) {
            gap = true;
        } else if (overlap < chunk.text().length()) {
            text.append(chunk.text(), overlap, chunk.text().length());
        }
    }

    boolean completeFor(ServerFrame.Settled settled) {
        return !gap && settled.epoch() == epoch && settled.length() == text.length();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
