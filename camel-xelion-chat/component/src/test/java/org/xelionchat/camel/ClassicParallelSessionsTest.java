package org.xelionchat.camel;

@OnClassic
class ClassicParallelSessionsTest extends ParallelSessionsTest {}
