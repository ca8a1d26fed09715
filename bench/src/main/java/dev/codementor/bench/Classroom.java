package dev.codementor.bench;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.List;
import java.util.stream.IntStream;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Students who are connected and ready to ask. */
record Classroom(List<Student> students) implements AutoCloseable {

    static Classroom open(Target target, int size) {
        // One event loop: the load must leave the two cores to what is measured.
        HttpClient http = HttpClient.create(ConnectionProvider.builder("bench")
                        .maxConnections(Math.max(64, 2 * size))
                        .pendingAcquireMaxCount(-1)
                        .build())
                .runOn(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()));
        String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        return new Classroom(IntStream.range(0, size)
                .mapToObj(number -> {
                    String subject = "bench-" + run + "-" + number;
                    return new Student(http, target, number, Student.token(http, target, subject));
                })
                .toList());
    }

    @Override
    public void close() {
        students.forEach(Student::close);
    }
}
