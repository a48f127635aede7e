package org.xelionchat.camel;

@OnClassic
class ClassicInterruptionsTest extends InterruptionsTest {}
