import '#a';   // -
import 'a';   // package a
import 'c';   // package c
import '';   // -
