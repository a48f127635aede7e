package org.xelionchat.simulator.socket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.ConduitWritableByteChannel;
import org.xnio.conduits.Conduits;
import org.xnio.conduits.StreamSinkConduit;
import org.xnio.conduits.WriteReadyHandler;

/** The writing half of a {@link ConnectionTap}. */
final class TapSink extends AbstractStreamSinkConduit<StreamSinkConduit> {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final StreamConnection connection;
    private WriteReadyHandler handler;
    private ByteBuffer unsent = ByteBuffer.allocate(0);
    private ConnectionTap tap;
    private boolean holding;
    private boolean resumed;
    private boolean terminating;

    TapSink(StreamConnection connection) {
        super(connection.getSinkChannel().getConduit());
        this.connection = connection;
        handler = new WriteReadyHandler.ChannelListenerHandler<>(connection.getSinkChannel());
        next.setWriteReadyHandler(new Relay());
    }

    TapSink ownedBy(ConnectionTap owner) {
        tap = owner;
        return this;
    }

    ConnectionTap tap() {
        return tap;
    }

    void hold() {
        holding = true;
    }

    void release() {
        holding = false;
        unsent = ByteBuffer.wrap(kept.toByteArray());
        kept.reset();
        try {
            if (sendKept()) {
                continueAfterKept();
            } else {
                next.resumeWrites();
            }
        } catch (IOException broken) {
            IoUtils.safeClose(connection);
        }
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (holding) {
            int count = source.remaining();
            while (source.hasRemaining()) {
                kept.write(source.get());
            }
            return count;
        }
        return sendKept() ? next.write(source) : 0;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        if (!holding) {
            return sendKept() ? next.write(sources, offset, length) : 0;
        }
        long count = 0;
        for (int i = offset; i < offset + length; i++) {
            count += write(sources[i]);
        }
        return count;
    }

    @Override
    public int writeFinal(ByteBuffer source) throws IOException {
        return Conduits.writeFinalBasic(this, source);
    }

    @Override
    public long writeFinal(ByteBuffer[] sources, int offset, int length) throws IOException {
        return Conduits.writeFinalBasic(this, sources, offset, length);
    }

    @Override
    public long transferFrom(FileChannel source, long position, long count) throws IOException {
        return source.transferTo(position, count, new ConduitWritableByteChannel(this));
    }

    @Override
    public long transferFrom(StreamSourceChannel source, long count, ByteBuffer throughBuffer) throws IOException {
        return IoUtils.transfer(source, count, throughBuffer, new ConduitWritableByteChannel(this));
    }

    @Override
    public boolean flush() throws IOException {
        if (holding) {
            return true;
        }
        return sendKept() && next.flush();
    }

    @Override
    public void terminateWrites() throws IOException {
        if (holding || unsent.hasRemaining()) {
            terminating = true;
        } else {
            next.terminateWrites();
        }
    }

    @Override
    public boolean isWriteShutdown() {
        return terminating || next.isWriteShutdown();
    }

    @Override
    public void setWriteReadyHandler(WriteReadyHandler newHandler) {
        handler = newHandler;
    }

    @Override
    public void resumeWrites() {
        resumed = true;
        // held back or not, whoever waits is told when the connection itself is ready, which a stall does not change
        next.resumeWrites();
    }

    @Override
    public void suspendWrites() {
        resumed = false;
        if (!unsent.hasRemaining()) {
            next.suspendWrites();
        }
    }

    @Override
    public void wakeupWrites() {
        resumed = true;
        next.wakeupWrites();
    }

    @Override
    public boolean isWriteResumed() {
        return resumed;
    }

    private boolean sendKept() throws IOException {
        while (unsent.hasRemaining()) {
            if (next.write(unsent) == 0) {
                return false;
            }
        }
        return true;
    }

    private void continueAfterKept() throws IOException {
        if (terminating) {
            next.terminateWrites();
        }
        next.flush();
        if (resumed) {
            next.resumeWrites();
        } else {
            next.suspendWrites();
        }
    }

    private void writeReady() {
        try {
            if (!holding && unsent.hasRemaining()) {
                if (!sendKept()) {
                    return;
                }
                continueAfterKept();
            }
        } catch (IOException broken) {
            IoUtils.safeClose(connection);
            return;
        }
        if (resumed) {
            handler.writeReady();
        } else {
            next.suspendWrites();
        }
    }

    private final class Relay implements WriteReadyHandler {

        @Override
        public void writeReady() {
            TapSink.this.writeReady();
        }

        @Override
        public void forceTermination() {
            handler.forceTermination();
        }

        @Override
        public void terminated() {
            handler.terminated();
        }
    }
}
