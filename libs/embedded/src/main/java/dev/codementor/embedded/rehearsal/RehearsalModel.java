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
 * A model server for rehearsals. It speaks Ollama's protocol over real HTTP, and its answers say that no model has
 * written them.
 *
 * <p>It runs on one event loop, so its state needs no locks and thousands of streams cost no threads. It notices at
 * once when a client closes its connection, even while nothing is being sent. The JDK's own HTTP server would notice
 * only at the next write.
 */
public final class RehearsalModel implements AutoCloseable {

    /** The model's name. Everything that comes from it is a rehearsal. */
    public static final String MODEL = "codementor-rehearsal";

    /** Another name of it. */
    public static final String OTHER_MODEL = MODEL + ":other";

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
        // A channel that is added after the close is closed at once.
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

    /** The value for {@code OLLAMA_HOST}. */
    public URI endpoint() {
        return Loopback.http(port);
    }

    /** Adds a fault for future requests. */
    public void inject(RehearsalFault fault) {
        faults.add(fault);
    }

    /** The faults that have not struck yet. */
    public List<RehearsalFault> faults() {
        return faults.pending();
    }

    /** Removes all faults. Faults that have already struck continue. */
    public void clearFaults() {
        faults.set(List.of());
    }

    /** The current load. */
    public RehearsalLoad load() {
        return group.next().submit(state::load).syncUninterruptibly().getNow();
    }

    /** Stops the server and breaks all connections. */
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
