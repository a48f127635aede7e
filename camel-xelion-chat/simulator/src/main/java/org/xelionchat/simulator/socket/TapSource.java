package org.xelionchat.simulator.socket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ConduitReadableByteChannel;
import org.xnio.conduits.ReadReadyHandler;
import org.xnio.conduits.StreamSourceConduit;

/** The reading half of a {@link ConnectionTap}. */
final class TapSource extends AbstractStreamSourceConduit<StreamSourceConduit> {

    private static final int CHUNK = 4096;

    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    private ReadReadyHandler handler;
    private ByteBuffer kept = ByteBuffer.allocate(0);
    private boolean holding;
    private boolean resumed;
    private boolean ended;
    private Runnable gone;

    TapSource(StreamConnection connection) {
        super(connection.getSourceChannel().getConduit());
        handler = new ReadReadyHandler.ChannelListenerHandler<>(connection.getSourceChannel());
        next.setReadReadyHandler(new Relay());
    }

    void hold(Runnable whenGone) {
        gone = whenGone;
        holding = true;
        // readiness must be seen even when the server wants nothing: a client that hangs up is to be noticed
        next.resumeReads();
    }

    void release() {
        holding = false;
        if (!resumed) {
            next.suspendReads();
        } else {
            next.wakeupReads();
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (holding) {
            return 0;
        }
        if (kept.hasRemaining()) {
            int count = Math.min(kept.remaining(), target.remaining());
            target.put(kept.slice().limit(count));
            kept.position(kept.position() + count);
            wakeupForTheRest();
            return count;
        }
        return ended ? -1 : next.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            if (targets[i].hasRemaining()) {
                return read(targets[i]);
            }
        }
        return 0;
    }

    @Override
    public long transferTo(long position, long count, FileChannel target) throws IOException {
        return target.transferFrom(new ConduitReadableByteChannel(this), position, count);
    }

    @Override
    public long transferTo(long count, ByteBuffer throughBuffer, StreamSinkChannel target) throws IOException {
        return IoUtils.transfer(new ConduitReadableByteChannel(this), count, throughBuffer, target);
    }

    @Override
    public void setReadReadyHandler(ReadReadyHandler newHandler) {
        handler = newHandler;
    }

    @Override
    public void resumeReads() {
        resumed = true;
        if (!holding) {
            next.resumeReads();
            wakeupForTheRest();
        }
    }

    @Override
    public void suspendReads() {
        resumed = false;
        if (!holding) {
            next.suspendReads();
        }
    }

    @Override
    public void wakeupReads() {
        resumed = true;
        if (!holding) {
            next.wakeupReads();
        }
    }

    @Override
    public boolean isReadResumed() {
        return resumed;
    }

    private void wakeupForTheRest() {
        // the selector knows nothing of what is kept here
        if (resumed && (kept.hasRemaining() || ended)) {
            next.wakeupReads();
        }
    }

    private void keep() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(kept.array(), kept.arrayOffset() + kept.position(), kept.remaining());
        int count;
        do {
            chunk.clear();
            try {
                count = next.read(chunk);
            } catch (IOException broken) {
                count = -1;
            }
            all.write(chunk.array(), 0, Math.max(0, count));
        } while (count > 0);
        kept = ByteBuffer.wrap(all.toByteArray());
        if (count < 0) {
            ended = true;
            next.suspendReads();
            gone.run();
        }
    }

    private final class Relay implements ReadReadyHandler {

        @Override
        public void readReady() {
            if (holding) {
                keep();
            } else {
                handler.readReady();
            }
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
