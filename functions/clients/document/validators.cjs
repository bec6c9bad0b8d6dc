// Made from client-schemas.ts by `npm run schemas`: do not edit.
"use strict";
exports.clientDocument = validate21;
const schema6 = {"type":"object","required":["client_id"],"properties":{"client_id":{"type":"string","maxLength":512,"pattern":"^(?:[\\w-]+_)?[a-zA-Z\\d](?:[a-zA-Z\\d-]{0,61}[a-zA-Z\\d])?(?:\\.[a-zA-Z\\d](?:[a-zA-Z\\d-]{0,61}[a-zA-Z\\d])?)*$"},"hostname":{"type":"string","pattern":"[a-zA-Z\\d]"},"is_central":{"type":"boolean"},"supported_actions":{"type":"array","items":{"type":"string","enum":["backup","restore","info","admin","exec"]}},"supported_modes":{"type":"array","items":{"type":"string","enum":["fs","mongo","mysql","sqlserver","cinder","glance","cindernative","nova"]}},"supported_storages":{"type":"array","items":{"type":"string","enum":["local","swift","ssh","s3","ftp","ftps"]}},"supported_engines":{"type":"array","items":{"type":"string","enum":["tar","rsync","rsyncv2","nova","osbrick","glance"]}}},"patternProperties":{"^(?:description|uuid)$":{"type":"string"}}};
const func2 = (text) => [...text].length;
const pattern0 = new RegExp("^(?:[\\w-]+_)?[a-zA-Z\\d](?:[a-zA-Z\\d-]{0,61}[a-zA-Z\\d])?(?:\\.[a-zA-Z\\d](?:[a-zA-Z\\d-]{0,61}[a-zA-Z\\d])?)*$", "u");
const pattern1 = new RegExp("[a-zA-Z\\d]", "u");
const pattern2 = new RegExp("^(?:description|uuid)$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.client_id === undefined) && (missing0 = "client_id")){
validate21.errors = [{instancePath,keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.client_id !== undefined){
let data0 = data.client_id;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func2(data0) > 512){
validate21.errors = [{instancePath:instancePath+"/client_id",keyword:"maxLength",params:{limit: 512}}];
return false;
}
else {
if(!pattern0.test(data0)){
validate21.errors = [{instancePath:instancePath+"/client_id",keyword:"pattern",params:{pattern: "^(?:[\\w-]+_)?[a-zA-Z\\d](?:[a-zA-Z\\d-]{0,61}[a-zA-Z\\d])?(?:\\.[a-zA-Z\\d](?:[a-zA-Z\\d-]{0,61}[a-zA-Z\\d])?)*$"}}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/client_id",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.hostname !== undefined){
let data1 = data.hostname;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
validate21.errors = [{instancePath:instancePath+"/hostname",keyword:"pattern",params:{pattern: "[a-zA-Z\\d]"}}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/hostname",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.is_central !== undefined){
const _errs5 = errors;
if(typeof data.is_central !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/is_central",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.supported_actions !== undefined){
let data3 = data.supported_actions;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs9 = errors;
if(typeof data4 !== "string"){
validate21.errors = [{instancePath:instancePath+"/supported_actions/" + i0,keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((data4 === "backup") || (data4 === "restore")) || (data4 === "info")) || (data4 === "admin")) || (data4 === "exec"))){
validate21.errors = [{instancePath:instancePath+"/supported_actions/" + i0,keyword:"enum",params:{allowedValues: schema6.properties.supported_actions.items.enum}}];
return false;
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/supported_actions",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.supported_modes !== undefined){
let data5 = data.supported_modes;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data5)){
var valid2 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
const _errs13 = errors;
if(typeof data6 !== "string"){
validate21.errors = [{instancePath:instancePath+"/supported_modes/" + i1,keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((((data6 === "fs") || (data6 === "mongo")) || (data6 === "mysql")) || (data6 === "sqlserver")) || (data6 === "cinder")) || (data6 === "glance")) || (data6 === "cindernative")) || (data6 === "nova"))){
validate21.errors = [{instancePath:instancePath+"/supported_modes/" + i1,keyword:"enum",params:{allowedValues: schema6.properties.supported_modes.items.enum}}];
return false;
}
var valid2 = _errs13 === errors;
if(!valid2){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/supported_modes",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.supported_storages !== undefined){
let data7 = data.supported_storages;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data7)){
var valid3 = true;
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
let data8 = data7[i2];
const _errs17 = errors;
if(typeof data8 !== "string"){
validate21.errors = [{instancePath:instancePath+"/supported_storages/" + i2,keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((data8 === "local") || (data8 === "swift")) || (data8 === "ssh")) || (data8 === "s3")) || (data8 === "ftp")) || (data8 === "ftps"))){
validate21.errors = [{instancePath:instancePath+"/supported_storages/" + i2,keyword:"enum",params:{allowedValues: schema6.properties.supported_storages.items.enum}}];
return false;
}
var valid3 = _errs17 === errors;
if(!valid3){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/supported_storages",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.supported_engines !== undefined){
let data9 = data.supported_engines;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data9)){
var valid4 = true;
const len3 = data9.length;
for(let i3=0; i3<len3; i3++){
let data10 = data9[i3];
const _errs21 = errors;
if(typeof data10 !== "string"){
validate21.errors = [{instancePath:instancePath+"/supported_engines/" + i3,keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((data10 === "tar") || (data10 === "rsync")) || (data10 === "rsyncv2")) || (data10 === "nova")) || (data10 === "osbrick")) || (data10 === "glance"))){
validate21.errors = [{instancePath:instancePath+"/supported_engines/" + i3,keyword:"enum",params:{allowedValues: schema6.properties.supported_engines.items.enum}}];
return false;
}
var valid4 = _errs21 === errors;
if(!valid4){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/supported_engines",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
var valid5 = true;
for(const key0 in data){
if(pattern2.test(key0)){
const _errs23 = errors;
if(typeof data[key0] !== "string"){
validate21.errors = [{instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}}];
return false;
}
var valid5 = _errs23 === errors;
if(!valid5){
break;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,keyword:"type",params:{type: "object"}}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
