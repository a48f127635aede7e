package org.xelionchat.client.http;

import io.netty.resolver.DefaultNameResolver;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/** Has the names of servers looked up by workers: the JDK blocks until it knows. */
final class NameLookUp extends DefaultNameResolver {

    private final Executor workers;

    /**
     * @param workers may block
     */
    NameLookUp(Executor workers) {
        super(ImmediateEventExecutor.INSTANCE);
        this.workers = workers;
    }

    @Override
    protected void doResolve(String name, Promise<InetAddress> address) {
        lookUp(address, () -> {
            super.doResolve(name, address);
            return null;
        });
    }

    @Override
    protected void doResolveAll(String name, Promise<List<InetAddress>> addresses) {
        lookUp(addresses, () -> {
            super.doResolveAll(name, addresses);
            return null;
        });
    }

    private void lookUp(Promise<?> promise, Callable<Void> question) {
        workers.execute(() -> {
            try {
                question.call();
            } catch (Exception e) {
                promise.tryFailure(e);
            }
        });
    }
}
