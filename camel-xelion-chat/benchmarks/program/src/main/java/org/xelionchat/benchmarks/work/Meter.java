package org.xelionchat.benchmarks.work;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.xelionchat.benchmarks.subject.Server;

/** What this process has used since a moment, and the load server with it. */
final class Meter {

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Server server;
    private final long wall = System.nanoTime();
    private final long cpu = PROCESS.getProcessCpuTime();
    private final long ownCpu = THREADS.getCurrentThreadCpuTime();
    private final long serverCpu;
    private final long allocated = allocatedByThreads();

    private Meter(Server server) {
        this.server = server;
        this.serverCpu = server.cpu();
    }

    static Meter start(Server server) {
        return new Meter(server);
    }

    /** {@return user and system time of the whole process, garbage collection included, in nanoseconds} */
    long cpu() {
        return PROCESS.getProcessCpuTime() - cpu;
    }

    /** {@return the same without what this thread has used, which asked for the work and did none of it} */
    long cpuOfOthers() {
        return cpu() - (THREADS.getCurrentThreadCpuTime() - ownCpu);
    }

    /** {@return nanoseconds that have passed} */
    long wall() {
        return System.nanoTime() - wall;
    }

    /** {@return bytes that threads which are still there have allocated} */
    long allocated() {
        return allocatedByThreads() - allocated;
    }

    /** {@return which share of the time the server's one thread had nothing to do} */
    double serverIdle() {
        return 1 - (server.cpu() - serverCpu) / (double) wall();
    }

    /** {@return bytes in use after garbage collection: heap and direct buffers} */
    static long memory() {
        long heap = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            heap = Math.min(
                    heap,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        // Netty takes direct memory past the JDK's pool where it can
        long direct = Math.max(0, io.netty.util.internal.PlatformDependent.usedDirectMemory());
        return heap
                + direct
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }

    static int threads() {
        return THREADS.getThreadCount();
    }

    private static long allocatedByThreads() {
        return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
