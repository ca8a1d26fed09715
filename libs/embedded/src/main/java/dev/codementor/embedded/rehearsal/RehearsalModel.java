package dev.codementor.embedded.rehearsal;

import dev.codementor.embedded.EmbeddedServerException;
import dev.codementor.embedded.Loopback;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A model server for rehearsals: speaks Ollama's wire protocol over real HTTP and answers with text that says that no
 * model has written it.
 *
 * <p>It is one event loop, so its state needs no locks, thousands of streams cost no threads, and a client that closes
 * its connection is noticed at once, even while nothing is being sent: the JDK's own HTTP server would notice only at the
 * next write.
 */
public final class RehearsalModel implements AutoCloseable {

    /** The model's name; whatever comes from it is a rehearsal. */
    public static final String MODEL = "codementor-rehearsal";

    /** The version of Ollama whose protocol this is. */
    static final String OLLAMA_VERSION = "0.33.3";

    private static final String NAME = "The rehearsal model";
    private static final int LARGEST_REQUEST = 16 * 1024 * 1024;
    private static final int BACKLOG = 1024;

    private final EventLoopGroup group;
    private final Channel server;
    private final ChannelGroup connections;
    private final RehearsalState state;
    private final FaultBoard faults;
    private final int port;

    private RehearsalModel(
            EventLoopGroup group,
            Channel server,
            ChannelGroup connections,
            RehearsalState state,
            FaultBoard faults,
            int port) {
        this.group = group;
        this.server = server;
        this.connections = connections;
        this.state = state;
        this.faults = faults;
        this.port = port;
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param port 0 for any free port
     * @throws EmbeddedServerException if the port is taken
     */
    public static RehearsalModel start(int port, RehearsalSettings settings) {
        int free = Loopback.freePort(port, NAME);
        var group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("rehearsal-model", true), NioIoHandler.newFactory());
        // What is added after it was closed is closed at once.
        var connections = new DefaultChannelGroup(group.next(), true);
        var faults = new FaultBoard();
        var state = new RehearsalState(settings, new ModelRunner((EventLoop) group.next(), settings), faults);
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connections.add(channel);
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(LARGEST_REQUEST))
                                .addLast(new Connection(state));
                    }
                })
                .bind(Loopback.HOST, free)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            stop(group);
            throw Loopback.portTaken(free, NAME, bound.cause());
        }
        return new RehearsalModel(group, bound.channel(), connections, state, faults, free);
    }

    /** What {@code OLLAMA_HOST} is set to. */
    public URI endpoint() {
        return Loopback.http(port);
    }

    /** Adds a fault to those that strike the requests to come. */
    public void inject(RehearsalFault fault) {
        faults.add(fault);
    }

    /** The faults that are still to strike. */
    public List<RehearsalFault> faults() {
        return faults.pending();
    }

    /** From now on nothing goes wrong any more; what has struck already goes on. */
    public void clearFaults() {
        faults.set(List.of());
    }

    /** What it is doing at this moment. */
    public RehearsalLoad load() {
        return group.next().submit(state::load).syncUninterruptibly().getNow();
    }

    /** Stops it and breaks all connections. */
    @Override
    public void close() {
        server.close().awaitUninterruptibly();
        connections.close().awaitUninterruptibly();
        stop(group);
    }

    private static void stop(EventLoopGroup group) {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
