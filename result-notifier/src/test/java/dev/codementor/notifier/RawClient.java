package dev.codementor.notifier;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client that is little more than its socket, so that thousands fit beside the server that they test. */
final class RawClient implements AutoCloseable {

    private static final int TEXT = 1;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    /** Connects and says hello; reads no frame. */
    static RawClient hello(int port, String token, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream().write("""
                GET /ws/v1/events HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Version: 13\r
                \r
                """.getBytes(StandardCharsets.US_ASCII));
        RawClient client = new RawClient(socket);
        client.skipHandshake();
        client.send("{\"type\":\"hello\",\"token\":\"" + token + "\"}");
        return client;
    }

    void send(String text) throws IOException {
        send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private void send(int opcode, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
        // A final frame, masked with zeros, its length in the second byte or in the two after it.
        frame.put((byte) (0x80 | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) 0xFE).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload);
        socket.getOutputStream().write(frame.array(), 0, frame.position());
    }

    /** Reads past the answer to the handshake. */
    private void skipHandshake() throws IOException {
        int newlines = 0;
        while (newlines < 4) {
            int read = socket.getInputStream().read();
            if (read < 0) {
                throw new IOException("closed in the handshake");
            }
            newlines = read == '\r' || read == '\n' ? newlines + 1 : 0;
        }
    }

    /** Reads the next frame that is no ping, and answers those that are. */
    String read() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        while (true) {
            int opcode = in.readUnsignedByte() & 0xF;
            int length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            }
            byte[] payload = new byte[length];
            in.readFully(payload);
            if (opcode != PING) {
                return new String(payload, StandardCharsets.UTF_8);
            }
            send(PONG, payload);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
