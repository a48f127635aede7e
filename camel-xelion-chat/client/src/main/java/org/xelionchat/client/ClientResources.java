package org.xelionchat.client;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;

/**
 * What a client runs on. It starts no thread of its own, reads no other clock and shuts nothing of this down; so the
 * same client runs under an application's thread management, or on one thread in virtual time.
 *
 * @param streams runs the event streams' short, non-blocking steps
 * @param workers completes calls, and asks stores, which may block
 * @param timer starts what is due; nothing but hand-overs runs on it
 * @param clock tells the time
 * @param random chooses the jitter of delays
 * @param ioThreads makes the threads of the HTTP client
 */
public record ClientResources(
        Executor streams,
        Executor workers,
        ScheduledExecutorService timer,
        Clock clock,
        RandomGenerator random,
        ThreadFactory ioThreads) {}
