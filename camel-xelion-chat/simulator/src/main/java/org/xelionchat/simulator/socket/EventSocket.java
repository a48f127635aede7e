package org.xelionchat.simulator.socket;

import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.fault.OpenSocket;
import org.xelionchat.simulator.fault.OutgoingFrame;
import org.xelionchat.simulator.journal.RecordedSocket.End;
import org.xelionchat.simulator.journal.SocketJournal;
import org.xnio.IoUtils;
import org.xnio.Options;
import org.xnio.StreamConnection;

/**
 * One event socket, from the moment its handshake is accepted. Everything happens on its connection's I/O thread, in the
 * order in which it was asked for; what is sent before the handshake's answer is out waits for it.
 */
final class EventSocket implements OpenSocket {

    private final Audience audience;
    private final Set<String> sessionIds = ConcurrentHashMap.newKeySet();
    private final Subscriptions subscriptions = new Subscriptions();
    private final StreamConnection connection;
    private final IoThread ioThread;
    private final ConnectionTap tap;
    private final SocketJournal.Entry entry;
    private final Clock clock;
    private final Runnable ended;
    private final List<Consumer<WebSocketChannel>> beforeOpen = new ArrayList<>();
    private WebSocketChannel channel;
    private Consumer<SimulatedSession> firstSubscription;
    private boolean stalled;

    EventSocket(
            Audience audience,
            StreamConnection connection,
            ConnectionTap tap,
            SocketJournal.Entry entry,
            Clock clock,
            Consumer<EventSocket> ended) {
        this.audience = audience;
        this.connection = connection;
        this.ioThread = new IoThread(connection.getIoThread());
        this.tap = tap;
        this.entry = entry;
        this.clock = clock;
        this.ended = () -> ended.accept(this);
    }

    @Override
    public boolean carries(String sessionId) {
        return sessionIds.contains(sessionId);
    }

    /** The sessions whose events it may want; {@code ""} for any. */
    Set<String> sessionIds() {
        return sessionIds;
    }

    /** {@return whether it was none of its sessions before} */
    boolean addSession(String sessionId) {
        if (!sessionId.isEmpty()) {
            entry.isOf(sessionId);
        }
        return sessionIds.add(sessionId);
    }

    boolean isClassic() {
        return audience instanceof Audience.OfLogin;
    }

    boolean isOf(String login) {
        return audience instanceof Audience.OfLogin of && of.login().id().equals(login);
    }

    boolean wants(String sessionId, String type) {
        if (audience instanceof Audience.OfLogin of) {
            // P5.4: external sessions are for administrators
            return of.login().user().administrator() && subscriptions.want(sessionId, type);
        }
        return true;
    }

    void atFirstSubscription(Consumer<SimulatedSession> happening) {
        firstSubscription = happening;
    }

    /** It is told of this session from now on. */
    void subscribed(SimulatedSession session) {
        if (firstSubscription != null) {
            Consumer<SimulatedSession> happening = firstSubscription;
            firstSubscription = null;
            happening.accept(session);
        }
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    /** What it is called in the journal. */
    String firstSessionId() {
        return entry.sessionId();
    }

    /** The handshake's answer is out. */
    void opened(WebSocketChannel opened, ClientFrames.Received received) {
        channel = opened;
        channel.getReceiveSetter().set(new ClientFrames(this, entry, received));
        channel.resumeReceives();
        beforeOpen.forEach(action -> action.accept(channel));
        beforeOpen.clear();
    }

    void send(OutgoingFrame frame) {
        onChannel(open -> {
            if (frame.pieces() == 1) {
                WebSockets.sendText(frame.text(), open, null);
            } else {
                FragmentedText.send(frame.text(), frame.pieces(), open);
            }
        });
    }

    @Override
    public void send(String text) {
        send(new OutgoingFrame(text, 1));
    }

    @Override
    public void sendBinary(byte[] data) {
        onChannel(open -> WebSockets.sendBinary(ByteBuffer.wrap(data), open, null));
    }

    @Override
    public void ping() {
        onChannel(open ->
                WebSockets.sendPing(ByteBuffer.wrap("simulator".getBytes(StandardCharsets.US_ASCII)), open, null));
    }

    @Override
    public void close(int code, String reason) {
        onChannel(open -> {
            ended(End.CLOSED_BY_SIMULATOR);
            WebSockets.sendClose(new CloseMessage(code, reason), open, null);
        });
    }

    @Override
    public void cut() {
        ioThread.await(() -> {
            ended(End.CUT_BY_SIMULATOR);
            IoUtils.safeClose(connection);
        });
    }

    @Override
    public void reset() {
        ioThread.await(() -> {
            try {
                connection.setOption(Options.CLOSE_ABORT, true);
            } catch (IOException alreadyClosed) {
                return;
            }
            ended(End.CUT_BY_SIMULATOR);
            IoUtils.safeClose(connection);
        });
    }

    @Override
    public void stall() {
        ioThread.await(() -> {
            if (!stalled) {
                stalled = true;
                tap.holdWrites();
                tap.holdReads(() -> {
                    ended(End.CUT_BY_CLIENT);
                    IoUtils.safeClose(connection);
                });
            }
        });
    }

    @Override
    public void resume() {
        ioThread.await(() -> {
            if (stalled) {
                stalled = false;
                tap.releaseWrites();
                tap.releaseReads();
            }
        });
    }

    /** The client has sent a close frame. */
    void clientCloses(int code) {
        entry.clientCloses(code, clock.instant());
        ended.run();
    }

    /** The connection is gone, whoever closed it. */
    void connectionClosed() {
        ended(End.CUT_BY_CLIENT);
    }

    private void ended(End how) {
        entry.ended(how, clock.instant());
        ended.run();
    }

    private void onChannel(Consumer<WebSocketChannel> action) {
        ioThread.execute(() -> {
            if (channel == null) {
                beforeOpen.add(action);
            } else if (!channel.isCloseFrameSent()) {
                action.accept(channel);
            }
        });
    }
}
