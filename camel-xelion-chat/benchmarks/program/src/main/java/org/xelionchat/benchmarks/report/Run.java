package org.xelionchat.benchmarks.report;

import java.util.Map;
import org.xelionchat.benchmarks.work.Subjects;
import org.xelionchat.benchmarks.work.Work;

/**
 * What one process was measured to do.
 *
 * @param work what it had to do
 * @param subject who did it
 * @param round how often all had had their turn
 * @param figures by name
 */
record Run(Work work, Subjects subject, int round, Map<String, Double> figures) {}
