package dev.codementor.notifier.socket;

import dev.codementor.notifier.batches.BatchFeeds;
import dev.codementor.notifier.feed.Audience;
import dev.codementor.notifier.feed.Feeds;
import dev.codementor.notifier.identity.Identities;
import java.time.Clock;

/** The services that every connection uses. */
record SocketServices(
        SocketProperties properties,
        Identities people,
        Feeds feeds,
        Audience audience,
        BatchFeeds batches,
        ClientFrames clientFrames,
        ServerFrames serverFrames,
        SocketMeters meters,
        Clock clock) {}
